/** Text of a machine, as it is. It may scroll inside, so the keyboard must reach it. */
export function CodeBlock({ name, text }: { name: string; text: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <section aria-label={name} tabIndex={0} className="max-h-96 min-w-0 overflow-auto rounded-lg bg-sunken p-4 text-sm">
      <pre>
        <code>{text}</code>
      </pre>
    </section>
  );
}
