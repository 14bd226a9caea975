import { isLoopback } from '../base/loopback';
import { FILE_PATH_PREFIX, REQUEST_ID_HEADER } from '../contract/baseUrl';
import type { Endpoint } from '../contract/endpoint';
import { endpoints } from '../contract/endpoints';
import { DOWNLOAD_MAX_BYTES } from '../contract/limits';
import type { Caller, Job, TokenPort } from './call/caller';
import type { CallOptions } from './call/callOptions';
import type { CallScope } from './call/callScope';
import { endedError } from './call/failureError';
import type { Reading } from './call/readAnswer';
import { interpret, parseJson, readAnswer } from './call/readAnswer';
import { SeaTalkError } from './errors';
import type { Redactor } from '../wire/redact';
import { announcedLength } from '../wire/collectBody';
import type { TransportResponse } from '../wire/transport';

export interface DownloadCallOptions extends CallOptions {
  /** 250 MB by default, the platform's own limit. */
  readonly maxBytes?: number | undefined;
}

export interface Download {
  readonly contentType: string | undefined;
  /** In bytes, where the platform announced it. */
  readonly length: number | undefined;
  /** The content as it comes; leave the loop to give up. @throws SeaTalkError */
  readonly chunks: AsyncIterable<Uint8Array>;
}

/** An error comes as a small JSON object; a file of that size is looked into before it is handed on. */
const MAX_ERROR_BYTES = 1024;

const NAME = 'downloadFile';

/**
 * Starts a download. The deadline of the options counts until the content begins; after that, no piece may take longer than the
 * transport's time-out.
 * @param url as it stands in a message; the token is sent to it only if it is under the file path of the app's own base URL.
 * @throws SeaTalkError
 */
export async function download(
  caller: Caller,
  tokens: TokenPort,
  redactor: Redactor,
  baseUrl: string,
  limitKey: string,
  url: string,
  options: DownloadCallOptions,
): Promise<Download> {
  const endpoint: Endpoint = endpoints[NAME];
  const job: Job = {
    request: {
      name: NAME,
      endpoint,
      url: checkedUrl(url, baseUrl),
      label: endpoint.path,
      body: undefined,
      fields: undefined,
    },
    limitKey,
    tokens,
  };
  const maxBytes = options.maxBytes ?? DOWNLOAD_MAX_BYTES;
  const scope = caller.scope(options);
  try {
    const opened = await caller.run(job, options, scope, (_, response) => open(endpoint, response, maxBytes));
    scope.dropDeadline();
    return { ...opened, chunks: guarded(opened.chunks, maxBytes, scope, redactor) };
  } catch (error) {
    scope.dispose();
    throw error;
  }
}

/**
 * The address that the token goes to. A local SeaTalk may write its public URL into links; the file is asked for where it listens.
 * @throws SeaTalkError `forbidden_origin` for any URL that is not a file of the app's own platform.
 */
function checkedUrl(url: string, baseUrl: string): string {
  const base = new URL(baseUrl);
  const target = URL.canParse(url, base.href) ? new URL(url, base) : undefined;
  const allowed =
    target !== undefined &&
    (target.origin === base.origin || (isLoopback(base) && /^https?:$/.test(target.protocol))) &&
    target.username === '' &&
    target.password === '' &&
    target.pathname.startsWith(FILE_PATH_PREFIX) &&
    target.pathname.length > FILE_PATH_PREFIX.length;
  if (allowed) return base.origin + target.pathname + target.search;
  throw new SeaTalkError({
    kind: 'forbidden_origin',
    endpoint: NAME,
    reason: "the address is not a file of this app's platform, and gets no token",
  });
}

async function open(
  endpoint: Endpoint,
  response: TransportResponse,
  maxBytes: number,
): Promise<Reading<Download>> {
  const { status, headers } = response;
  if (status !== 200) return (await readAnswer(endpoint, response)) as Reading<never>;
  const contentType = headers['content-type'];
  const length = announcedLength(headers);
  if ((length ?? 0) > maxBytes) {
    await response.bytes(0).catch(() => undefined);
    const xRid = headers[REQUEST_ID_HEADER];
    const reason = `the file is larger than ${maxBytes} bytes`;
    return { ok: false, failure: { failed: { type: 'nonsense' }, kind: 'too_large', reason, status, xRid } };
  }
  const mayBeError = contentType?.includes('json') === true && (length ?? 0) <= MAX_ERROR_BYTES;
  if (!mayBeError) return { ok: true, value: { contentType, length, chunks: response.stream() } };

  const iterator = response.stream()[Symbol.asyncIterator]();
  const first = await begin(iterator);
  const json = first.ended ? parseJson(Buffer.concat(first.parts)) : undefined;
  if (isError(json)) return interpret(endpoint, response, json) as Reading<never>;
  return { ok: true, value: { contentType, length, chunks: rest(first.parts, iterator) } };
}

/** Errors come with HTTP 200: a `code` other than 0, a text, and nothing else of weight. */
function isError(json: unknown): boolean {
  if (typeof json !== 'object' || json === null || !('code' in json)) return false;
  return typeof json.code === 'number' && json.code !== 0 && Object.keys(json).length <= 3;
}

async function begin(iterator: AsyncIterator<Uint8Array>): Promise<{ parts: Uint8Array[]; ended: boolean }> {
  const parts: Uint8Array[] = [];
  for (let length = 0; length <= MAX_ERROR_BYTES;) {
    const next = await iterator.next();
    if (next.done) return { parts, ended: true };
    parts.push(next.value);
    length += next.value.byteLength;
  }
  return { parts, ended: false };
}

async function* rest(
  parts: readonly Uint8Array[],
  iterator: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  try {
    yield* parts;
    for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
  } finally {
    await iterator.return?.();
  }
}

/** Holds the content to its cap and gives its failures our words. */
async function* guarded(
  chunks: AsyncIterable<Uint8Array>,
  maxBytes: number,
  scope: CallScope,
  redactor: Redactor,
): AsyncGenerator<Uint8Array> {
  let length = 0;
  try {
    for await (const chunk of chunks) {
      length += chunk.byteLength;
      if (length > maxBytes) {
        throw new SeaTalkError({
          kind: 'too_large',
          endpoint: NAME,
          reason: `the file is larger than ${maxBytes} bytes`,
        });
      }
      yield chunk;
    }
  } catch (error) {
    if (error instanceof SeaTalkError) throw error;
    if (scope.ended !== undefined) throw endedError({ name: NAME, endpoint: endpoints[NAME] }, scope, true);
    const reason = 'the connection broke before the file was complete';
    throw new SeaTalkError({ kind: 'no_answer', endpoint: NAME, reason, cause: redactor.error(error) });
  } finally {
    scope.dispose();
  }
}
