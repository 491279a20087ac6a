/** A refusal that the gateway words itself: everything in it may be shown to anyone. */
export class GatewayProblem extends Error {
  override readonly name = 'GatewayProblem';
  readonly status: number;
  /** Stable for programs, such as LIMIT_DEPTH. */
  readonly code: string;
  /** Goes into the answer's `extensions`. */
  readonly extensions: Readonly<Record<string, unknown>>;
  /** Headers of the answer, such as Retry-After. */
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    status: number,
    code: string,
    message: string,
    extensions: Readonly<Record<string, unknown>> = {},
    headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
    this.status = status;
    this.code = code;
    this.extensions = extensions;
    this.headers = headers;
  }
}

/** The body of every refusal, whether of GraphQL or not: `{ errors: [{ message, extensions: { code, requestId } }] }`. */
export function problemBody(problem: GatewayProblem, requestId: string): object {
  return {
    errors: [{ message: problem.message, extensions: { code: problem.code, requestId } }],
    ...(Object.keys(problem.extensions).length > 0 ? { extensions: problem.extensions } : {}),
  };
}

export const INTERNAL = new GatewayProblem(500, 'INTERNAL_SERVER_ERROR', 'Something went wrong on our side.');
