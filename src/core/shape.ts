/** Plain JSON of which nothing is known yet, read strictly: nothing may be missing, wrong or too much. */
export type Shape<T> = (value: unknown, place: string) => T;

/** Why a value does not have its shape; the message is for people who repair files. */
export class ShapeFault extends Error {
  constructor(place: string, wanted: string) {
    super(`${place === '' ? 'the whole' : place} is not ${wanted}`);
    this.name = 'ShapeFault';
  }
}

export const text: Shape<string> = (value, place) => {
  if (typeof value !== 'string') {
    throw new ShapeFault(place, 'a text');
  }
  return value;
};

/** A whole number of any size, as a text. */
export const integerText: Shape<string> = (value, place) => {
  if (typeof value !== 'string' || !/^-?\d+$/.test(value)) {
    throw new ShapeFault(place, 'a text of digits');
  }
  return value;
};

export const sha256: Shape<string> = (value, place) => {
  if (typeof value !== 'string' || !/^[0-9a-f]{64}$/.test(value)) {
    throw new ShapeFault(place, 'a SHA-256 in hex');
  }
  return value;
};

/** A whole number from 0 that is exact in JSON. */
export const wholeNumber: Shape<number> = (value, place) => {
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0) {
    throw new ShapeFault(place, 'a whole number from 0');
  }
  return value;
};

/** Milliseconds since the epoch that a calendar has a day for. */
export const moment: Shape<number> = (value, place) => {
  const whole = wholeNumber(value, place);
  if (whole > 8_640_000_000_000_000) {
    throw new ShapeFault(place, 'a moment');
  }
  return whole;
};

export const truth: Shape<boolean> = (value, place) => {
  if (typeof value !== 'boolean') {
    throw new ShapeFault(place, 'true or false');
  }
  return value;
};

export function oneOf<const T extends string | number>(...allowed: readonly T[]): Shape<T> {
  return (value, place) => {
    const found = allowed.find((each) => each === value);
    if (found === undefined) {
      throw new ShapeFault(place, `one of ${allowed.join(', ')}`);
    }
    return found;
  };
}

export function orNull<T>(shape: Shape<T>): Shape<T | null> {
  return (value, place) => (value === null ? null : shape(value, place));
}

export function listOf<T>(shape: Shape<T>): Shape<readonly T[]> {
  return (value, place) => {
    if (!Array.isArray(value)) {
      throw new ShapeFault(place, 'a list');
    }
    return value.map((item: unknown, index) => shape(item, `${place}/${index}`));
  };
}

export function pairOf<A, B>(first: Shape<A>, second: Shape<B>): Shape<readonly [A, B]> {
  return (value, place) => {
    if (!Array.isArray(value) || value.length !== 2) {
      throw new ShapeFault(place, 'a pair');
    }
    return [first(value[0], `${place}/0`), second(value[1], `${place}/1`)];
  };
}

export function members<T extends object>(shapes: { readonly [Name in keyof T]: Shape<T[Name]> }): Shape<T> {
  return (value, place) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      throw new ShapeFault(place, 'an object');
    }
    const given = new Map<string, unknown>(Object.entries(value));
    const read: [string, unknown][] = [];
    for (const [name, shape] of Object.entries<Shape<unknown>>(shapes)) {
      if (!given.delete(name)) {
        throw new ShapeFault(`${place}/${name}`, 'there');
      }
      read.push([name, shape((value as Record<string, unknown>)[name], `${place}/${name}`)]);
    }
    for (const name of given.keys()) {
      throw new ShapeFault(`${place}/${name}`, 'a known member');
    }
    return Object.fromEntries(read) as T;
  };
}
