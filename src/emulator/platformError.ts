/** A refusal of the platform: HTTP 200 with a code other than 0, unless a status is given. */
export class PlatformError extends Error {
  readonly code: number;
  readonly status: number;

  constructor(code: number, message: string, status = 200) {
    super(message);
    this.name = 'PlatformError';
    this.code = code;
    this.status = status;
  }
}
