/** A technology as people read it: the gateway knows it by a name for programs, such as `e_document`. */
export function technologyName(technology: string): string {
  if (technology === 'e_document') return 'E-Document';
  const words = technology.replaceAll('_', ' ');
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}
