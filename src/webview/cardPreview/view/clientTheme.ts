import type { ClientTheme } from '../../card/editorTheme';
import { editorTheme } from '../../card/editorTheme';
import type { ViewChoices } from '../protocol';

/** The theme a client is drawn in, as chosen or as the editor has it. */
export function clientTheme({ client }: ViewChoices): ClientTheme {
  return client === 'editor' ? editorTheme() : client;
}
