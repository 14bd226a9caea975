import type { Clock } from '../../../base/clock';
import type { MarkedDocuments } from '../../base/documents/markedDocuments';
import type { LocalSeaTalk } from '../../local/localSeaTalk';
import type { EventDraft } from '../drafts/eventDraft';

/** What the commands of the events view use. */
export interface EventsContext {
  readonly local: Pick<LocalSeaTalk, 'state' | 'url' | 'control'>;
  readonly clock: Clock;
  /** Documents that are events to be sent. */
  readonly drafts: MarkedDocuments<EventDraft>;
}
