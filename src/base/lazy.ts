/** Makes a value when it is asked for first, and hands out the same one from then on; a promise that fails is kept too. */
export function lazy<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
