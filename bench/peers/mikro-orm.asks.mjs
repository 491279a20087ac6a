// MikroORM's front answers the canonical JSON as it is.

const ask = (letter) => ({
  request: (variables) => ({
    path: `/${letter}`, headers: { 'content-type': 'application/json' }, body: JSON.stringify(variables),
  }),
  canonical: (answer) => answer,
});

export const asks = Object.fromEntries(['a', 'b', 'e1', 'e', 'f'].map((letter) => [letter, ask(letter)]));
