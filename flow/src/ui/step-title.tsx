/** The heading of a step. It takes the focus when the step comes, so that a screen reader reads it and the keyboard goes on from there. */
import { useLayoutEffect, useRef } from 'preact/hooks';

interface StepTitleProps {
  text: string;
  /** Not on the first step that is seen: a page is read from its top. */
  takesFocus: boolean;
}

export function StepTitle({ text, takesFocus }: StepTitleProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  // Once, with the step itself: later it would take the focus from somebody who types already.
  useLayoutEffect(() => {
    if (takesFocus) heading.current?.focus();
  }, []);
  return (
    <h1 ref={heading} tabIndex={-1}>
      {text}
    </h1>
  );
}
