/** A name without case and separators, for names that other systems spell in their own way: `first_name` is `firstName`. */
export function folded(name: string): string {
  return name.toLowerCase().replace(/[^\p{Letter}\p{Number}]/gu, '');
}
