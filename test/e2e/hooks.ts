import type { Context, RootHookObject } from 'mocha';

import { closeBrowser } from '../support/vscode/browser';
import { openSessions } from './session';

/** For every e2e test: a picture of each open window when it fails, and nothing left running at the end. */
export const mochaHooks: RootHookObject = {
  async afterEach(this: Context) {
    if (this.currentTest?.state !== 'failed') return;
    for (const { workbench } of openSessions) {
      const file = await workbench
        .screenshot(`FAILED-${this.currentTest.fullTitle()}`)
        .catch(() => undefined);
      if (file) console.log(`      picture: ${file}`);
    }
  },
  async afterAll() {
    for (const session of openSessions) await session.close();
    await closeBrowser();
  },
};
