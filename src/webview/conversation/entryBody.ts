import * as l10n from '@vscode/l10n';
import { sizeWords } from '../../base/sizeWords';
import { codicon, element } from '../base/dom';
import { withoutTurns } from '../base/words';
import { CardRenderer } from '../card/cardRenderer';
import { formattedText } from '../card/formattedText';
import type { EntryBody } from './protocol';
import { wholeTime } from './times';

/** What the drawing of a message asks of the page around it. */
export interface BodyActions {
  /** The picture with this id as a data URI; undefined where it can't be had. */
  readonly picture: (fileId: string) => Promise<string | undefined>;
  /** Opens a file outside of the page. */
  readonly openFile: (fileId: string) => void;
}

/** The content of a message. Nothing in it parses markup. */
export function entryBody(body: EntryBody, actions: BodyActions): HTMLElement {
  switch (body.kind) {
    case 'text': {
      const text = element('div', { class: 'description text' }, ...formattedText(body.content));
      for (const mention of text.querySelectorAll('.mention')) {
        const name = body.names[(mention.textContent ?? '').slice(1)];
        if (name !== undefined) mention.textContent = `@${name}`;
      }
      return text;
    }
    case 'card': {
      const bubble = element('div', { class: 'bubble', role: 'list', 'aria-label': l10n.t('Card') });
      new CardRenderer(bubble).show(body.blocks, new Map());
      for (const [index, block] of body.blocks.entries())
        if (block.kind === 'image')
          fillPicture(bubble.children[index]?.querySelector('img'), block.imageId, actions);
      return bubble;
    }
    case 'image': {
      const image = element('img', { class: 'picture', alt: l10n.t('Image') });
      fillPicture(image, body.fileId, actions);
      return image;
    }
    case 'video':
      return fileRow('device-camera-video', l10n.t('Video'), body, actions);
    case 'file':
      return fileRow('file', body.filename, body, actions);
    case 'forwarded':
      return element(
        'details',
        { class: 'forwarded' },
        element('summary', {}, l10n.t('Chat history ({0})', body.items.length)),
        ...body.items.map(({ sender, sentAtMs, body: inner }) =>
          element(
            'div',
            { class: 'forwarded-item' },
            element('div', { class: 'sender' }, element('bdi', {}, sender.name), ` · ${wholeTime(sentAtMs)}`),
            entryBody(inner, actions),
          ),
        ),
      );
    case 'other':
      return element('em', { class: 'empty' }, l10n.t('A message of the type {0}', body.tag));
  }
}

function fillPicture(
  image: HTMLImageElement | null | undefined,
  fileId: string,
  { picture }: BodyActions,
): void {
  if (!image) return;
  picture(fileId).then(
    (uri) => {
      if (uri === undefined) image.alt = l10n.t('The image is no longer there');
      else image.src = uri;
    },
    () => (image.alt = l10n.t('The image could not be loaded')),
  );
}

function fileRow(
  icon: string,
  name: string,
  { fileId, bytes }: { readonly fileId: string; readonly bytes: number },
  { openFile }: BodyActions,
): HTMLElement {
  const row = element(
    'button',
    { type: 'button', class: 'file' },
    codicon(icon),
    element('bdi', {}, withoutTurns(name)),
    ...(bytes > 0 ? [element('span', { class: 'soft' }, sizeWords(bytes))] : []),
  );
  row.addEventListener('click', () => openFile(fileId));
  return row;
}
