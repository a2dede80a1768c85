/**
 * A double click is one press, and a key that is held down is pressed once: for every button of the cabinet, however quickly the
 * first press was done. Else the second half of a double click would spend another attempt or send another SMS.
 */
export function takeOnePressEach(page: Document): void {
  page.addEventListener(
    'click',
    (click) => {
      // `detail` counts the clicks of a double click; it is 0 for a key and for assistive technology.
      if (click.detail > 1 && elementOf(click)?.closest('button') != null) refuse(click);
    },
    true,
  );
  page.addEventListener(
    'keydown',
    (key) => {
      if (key.repeat && key.key === 'Enter' && elementOf(key)?.closest('textarea') == null) refuse(key);
    },
    true,
  );
}

function elementOf({ target }: Event): Element | undefined {
  return target instanceof Element ? target : undefined;
}

function refuse(event: Event): void {
  event.preventDefault();
  event.stopPropagation();
}
