import assert from 'node:assert/strict';

import * as vscode from 'vscode';

const EXTENSION_ID = 'seatalk-bot-studio.seatalk-bot-studio';

describe('activation', () => {
  it('the extension activates', async () => {
    const extension = vscode.extensions.getExtension(EXTENSION_ID);
    assert.ok(extension, `${EXTENSION_ID} is not installed`);
    await extension.activate();
    assert.equal(extension.isActive, true);
  });
});
