import { newFileId } from './ids';
import type { World } from './world';

export interface FileRecord {
  /** The last segment of its URL. */
  readonly id: string;
  readonly bytes: Uint8Array;
  readonly contentType: string;
  /** `""` for images and videos. */
  readonly filename: string;
  /** The message it came with; the link lives as long as that is young. */
  messageUid: number;
}

const BY_EXTENSION: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  mp4: 'video/mp4',
  pdf: 'application/pdf',
  zip: 'application/zip',
  txt: 'text/plain; charset=utf-8',
  log: 'text/plain; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  md: 'text/plain; charset=utf-8',
};

/** Anything unknown, JSON and HTML too, is served as bytes, so that it is taken neither for an answer nor for a page. */
export function contentTypeOf(filename: string): string {
  const extension = /\.([^.]+)$/.exec(filename)?.[1]?.toLowerCase() ?? '';
  return BY_EXTENSION[extension] ?? 'application/octet-stream';
}

export function addFile(world: World, file: Omit<FileRecord, 'id'>): FileRecord {
  const record = { id: newFileId(world.random), ...file };
  world.files.set(record.id, record);
  return record;
}
