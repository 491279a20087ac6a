// How a GraphQL contestant of this folder is asked.

export function ask(query, variables, canonical) {
  return {
    request: (given) => ({
      path: '/graphql',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify({ query, variables: variables(given) }),
    }),
    canonical(answer) {
      if (answer.errors || !answer.data) throw new Error(`an answer with errors: ${JSON.stringify(answer).slice(0, 500)}`);
      return canonical(answer.data);
    },
  };
}
