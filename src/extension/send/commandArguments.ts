import type { Form, Source } from '../../compose/model/source';
import { readSendTarget } from '../../sending/sendTarget';
import type { SendTarget } from '../../sending/sendTarget';

const FORMS: readonly Form[] = ['card', 'image', 'code', 'text', 'plain', 'file'];

/** Elements given by the preview, as a source like any other. */
export function cardSource(given: unknown): Source | undefined {
  if (!isRecord(given) || !Array.isArray(given['elements'])) return undefined;
  const text = JSON.stringify({ elements: given['elements'] as unknown });
  return { kind: 'text', text, languageId: 'json' };
}

/** Arguments of a command can come from anybody's keybinding or command link. */
export function readArguments(given: unknown): {
  source?: Source | undefined;
  target?: SendTarget | undefined;
  form?: Form | undefined;
  appId?: string | undefined;
} {
  if (!isRecord(given)) return {};
  return {
    source: readSource(given['source']),
    target: readSendTarget(given['target']),
    appId: typeof given['appId'] === 'string' ? given['appId'] : undefined,
    form: FORMS.find((form) => form === given['form']),
  };
}

function readSource(value: unknown): Source | undefined {
  if (!isRecord(value)) return undefined;
  const { kind, text, languageId, fileName, bytes } = value;
  const name = typeof fileName === 'string' ? fileName : undefined;
  if (kind === 'file' && bytes instanceof Uint8Array) return { kind, bytes, fileName: name ?? 'file' };
  if (kind !== 'text' || typeof text !== 'string') return undefined;
  return {
    kind,
    text,
    languageId: typeof languageId === 'string' ? languageId : undefined,
    fileName: name,
  };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
