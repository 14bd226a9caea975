import assert from 'node:assert/strict';
import { FIRST_CHOICES, readChoices, zoomed } from '../../../../src/webview/cardPreview/view/choices';

describe('the way a person looks at cards', () => {
  it('comes back as it was kept', () => {
    const kept = {
      client: 'dark',
      width: 'mobile',
      isMatrix: true,
      isExcluded: true,
      hasNotes: true,
      zoom: 150,
    } as const;
    assert.deepEqual(readChoices(JSON.parse(JSON.stringify(kept)), FIRST_CHOICES), kept);
  });

  it('keeps what is understood of an older or broken state', () => {
    const otherwise = { ...FIRST_CHOICES, zoom: 80 };
    assert.deepEqual(readChoices({ client: 'light', zoom: 7, width: 3 }, otherwise), {
      ...otherwise,
      client: 'light',
    });
    assert.deepEqual(readChoices('x', otherwise), otherwise);
    assert.deepEqual(readChoices(null, otherwise), otherwise);
  });

  it('zooms in steps and stops at both ends', () => {
    assert.equal(zoomed(100, 1), 110);
    assert.equal(zoomed(100, -1), 90);
    assert.equal(zoomed(200, 1), 200);
    assert.equal(zoomed(50, -1), 50);
  });
});
