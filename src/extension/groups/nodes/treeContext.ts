import type { Session } from '../../session/session';
import type { ViewNode } from './viewNode';

/** What nodes use of the world around them. */
export interface TreeContext {
  readonly session: Session;
  readonly now: () => number;
  /** Tells the view that the children, or the row itself, look different now. */
  readonly changed: (node: ViewNode) => void;
  /** After a listing has grown: lets go of what is too much. */
  readonly grown: () => void;
}
