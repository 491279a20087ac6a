/**
 * Something that the person who starts Redpine can put right. The message is the one sentence that they
 * read: the command line prints it without a stack and ends with exit code 1.
 */
export class PlatformProblem extends Error {
  override readonly name = 'PlatformProblem';
  readonly exitCode = 1;
}
