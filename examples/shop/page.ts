/** The one page of the shop. */

/** @param gateway its origin, from which the widget comes */
export function shopPage(gateway: string): string {
  return `<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width">
  <title>Knives of Almaty</title>
  <style>
    :root { color-scheme: light dark; font: 1.1rem/1.5 system-ui, sans-serif }
    body { margin: 0 auto; max-width: 34rem; padding: 2rem 1rem }
    button { font: inherit; padding: .7rem 1.2rem; border-radius: .5rem; border: 1px solid; cursor: pointer }
  </style>
</head>
<body>
  <main>
    <h1>A hunting knife</h1>
    <p>24 900 ₸. Only for adults: you prove your age with your identity card. We keep no copy of it.</p>
    <button id="buy">Buy</button>
    <p id="state" role="status"></p>
  </main>
  <script src="${gateway}/widget/flow-widget.umd.js"></script>
  <script src="/shop.js"></script>
</body>
</html>`;
}
