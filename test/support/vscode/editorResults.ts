/** What the suite inside the extension host writes down, and the process outside reads. */
export interface EditorResults {
  tests: EditorTestResult[];
  durationMs: number;
}

export interface EditorTestResult {
  readonly title: string;
  readonly state: 'passed' | 'failed' | 'skipped';
  readonly durationMs: number;
  readonly error?: string;
}
