import type { Clock } from '../../../base/clock';
import type { MarkedDocuments } from '../../base/documents/markedDocuments';
import type { LocalSeaTalk } from '../../local/localSeaTalk';
import type { Apps } from '../../profiles/apps';
import type { EventDraft } from '../drafts/eventDraft';
import type { EventRecord } from '../model/eventLog';

/** What the commands of the events view use. */
export interface EventsContext {
  readonly local: Pick<LocalSeaTalk, 'state' | 'url' | 'control'>;
  /** Knows the secrets of real apps. */
  readonly apps: Pick<Apps, 'secret' | 'signingSecret'>;
  /** Hands an event of a real app to a bot again. */
  readonly replayReal: (event: EventRecord) => Promise<void>;
  readonly clock: Clock;
  /** Documents that are events to be sent. */
  readonly drafts: MarkedDocuments<EventDraft>;
}
