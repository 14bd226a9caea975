/** Where a send is; it goes on when it is told to. `call` is one that arrived at the platform. */
export interface SendStep {
  readonly step: 'recording' | 'recorded' | 'call' | 'ended';
  /** Of a call: the text that arrived. */
  readonly text?: string;
}
