/** What the page does: it opens the dialog, and asks its own server what became of the order. */
const texts = {
  waiting: 'We wait for the gateway …',
  sold: 'Sold. Thank you!',
  too_young: 'We sell knives to adults only.',
  no_document: 'Without a document we cannot sell you a knife.',
  closed: 'You have closed the dialog. Buy again when you like.',
};

const show = (state) => {
  document.querySelector('#state').textContent = texts[state];
};

document.querySelector('#buy').addEventListener('click', async () => {
  const { order, session } = await (await fetch('/orders', { method: 'POST' })).json();
  const { status } = await FlowWidget.open({ id: session, locale: 'en' });
  if (status === 'closed') return show('closed');
  for (let state = 'waiting'; state === 'waiting'; ) {
    show(state);
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    state = (await (await fetch(`/orders/${order}`)).json()).state;
    show(state);
  }
});
