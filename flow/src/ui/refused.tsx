/** What went wrong and belongs to no field. It is read out when it comes. */
export function Refused({ text }: { text: string | false | undefined }) {
  if (!text) return null;
  return (
    <p class="refusal" role="alert">
      {text}
    </p>
  );
}
