import { MarkedDocuments } from '../../../base/documents/markedDocuments';
import { contextKeys } from '../../../contributions';
import type { CardRef } from '../../source/sentCard';

/** A sent card that is being edited. */
export interface EditedCard {
  readonly ref: CardRef;
  /** What has to be filled in or looked at before it is sent; undefined where nothing has. */
  readonly remark: string | undefined;
}

/** Sent cards that are being edited: which document was made from which card, until it is closed. */
export class EditedCards extends MarkedDocuments<EditedCard> {
  constructor() {
    super(contextKeys.editedCards);
  }
}
