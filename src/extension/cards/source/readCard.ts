import { parseCard } from '../../../cards/document/cardDocument';
import { MAX_PREVIEW_LENGTH } from '../../../cards/view/previewModel';
import { perVersion } from './perVersion';

/** The card in a document as it stands now, parsed once for all who ask; undefined where there is too much text. */
export const readCard = perVersion((document) => {
  const text = document.getText();
  return text.length > MAX_PREVIEW_LENGTH ? undefined : parseCard(text);
});
