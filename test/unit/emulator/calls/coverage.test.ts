import assert from 'node:assert/strict';
import { endpointNames, endpoints } from '../../../../src/contract/endpoints';
import { appHandlers, openHandlers } from '../../../../src/emulator/calls/handlers';

describe('handlers of the local SeaTalk', () => {
  it('are there for every row of the endpoint table, and for no other', () => {
    const names = [...Object.keys(appHandlers), ...Object.keys(openHandlers)];
    assert.deepEqual(names.toSorted(), [...endpointNames].toSorted());
  });

  it('ask for a token where the table does', () => {
    for (const name of endpointNames)
      assert.equal(name in appHandlers, endpoints[name].auth === 'token', name);
  });
});
