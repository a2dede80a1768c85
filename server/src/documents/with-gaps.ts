/**
 * A value of type `T` as it is read: a number, a yes or no, or one of a few words may be null; a text or a list may be empty.
 * Where null has a meaning of its own, such as "for life", a gap is undefined.
 */
export type WithGaps<T> = [null] extends [T] ? Read<T> | undefined : Read<T>;

type Read<T> = T extends string
  ? string extends T
    ? string
    : T | null
  : T extends number | boolean
    ? T | null
    : T extends readonly (infer Item)[]
      ? WithGaps<Item>[]
      : T extends object
        ? { [Key in keyof T]: WithGaps<T[Key]> }
        : T;
