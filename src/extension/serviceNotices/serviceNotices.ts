import * as vscode from 'vscode';
import type { PreviewSource } from '../../webview/cardPreview/protocol';
import { parseCard } from '../../cards/document/cardDocument';
import { isWhole, sourceToPreview } from '../cards/source/previewSources';
import { readSource } from '../cards/source/sourceText';
import type { Services } from '../session/services';
import { NoticePreview } from './noticePreview';
import { ServiceNoticeFlow } from './serviceNoticeFlow';
import type { NoticeEnd } from './serviceNoticeFlow';

/** The command that sends service notices, and the documents that show what is sent. */
export class ServiceNotices {
  readonly #preview = new NoticePreview();
  readonly #flow: ServiceNoticeFlow;

  constructor(services: Services) {
    this.#flow = new ServiceNoticeFlow(services, (request) => this.#preview.show(request));
  }

  /** The text of a document that shows what is sent. */
  text(uri: vscode.Uri): string {
    return this.#preview.text(uri);
  }

  /**
   * @param given a card file that was clicked, a lens above a card, or `{ people }` with employee codes.
   * @param previewed what the preview in front shows.
   * @throws SeaTalkError when people can't be looked up
   */
  async run(given: unknown, previewed: PreviewSource | undefined): Promise<NoticeEnd> {
    if (isWhole(given) || given instanceof vscode.Uri) {
      return this.#flow.run({ source: previewed ?? sourceToPreview(given) });
    }
    const front = previewed ?? sourceToPreview(undefined);
    return this.#flow.run({
      front: front && (await holdsCard(front)) ? front : undefined,
      people: peopleIn(given),
    });
  }
}

async function holdsCard(source: PreviewSource): Promise<boolean> {
  const read = await readSource(source);
  return read !== undefined && parseCard(read.text).card !== undefined;
}

/** Anybody's keybinding may give anything. */
function peopleIn(given: unknown): readonly string[] | undefined {
  if (typeof given !== 'object' || given === null || !('people' in given)) return undefined;
  const { people } = given;
  if (!Array.isArray(people)) return undefined;
  const codes = people.filter((code): code is string => typeof code === 'string' && code !== '');
  return codes.length > 0 ? codes : undefined;
}
