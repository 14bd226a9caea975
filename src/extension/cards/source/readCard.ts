import { parseCard } from '../../../cards/document/cardDocument';
import { MAX_PREVIEW_LENGTH } from '../../../cards/view/previewOf';
import { perVersion } from './perVersion';

/** The card in the current text of a document, parsed once for each version; undefined where there is too much text. */
export const readCard = perVersion((document) => {
  const text = document.getText();
  return text.length > MAX_PREVIEW_LENGTH ? undefined : parseCard(text);
});
