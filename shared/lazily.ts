export interface Lazy<T> {
  get(): T;
  made(): T | undefined;
}

/** Made when it is first asked for. */
export function lazily<T>(make: () => T): Lazy<T> {
  let made: T | undefined;
  return {
    get() {
      made ??= make();
      return made;
    },
    made: () => made,
  };
}
