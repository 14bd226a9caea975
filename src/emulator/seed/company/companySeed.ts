import type { RandomSource } from '../../world/random';
import type { SeedFile } from '../seedFile';
import { DEPLOY_BOT, MIRA, PRIYA, STANDUP_BOT } from './cast';
import { otherRooms } from './otherRooms';
import { companyDepartments, companyPeople } from './people';
import { releaseRoom } from './releaseRoom';

/** Gives the texts a row of random numbers of their own, so that they don't repeat those of the ids. */
const TEXT_SALT = 0x5eed;

/**
 * A small company with eight groups, two apps and a webhook. Its chats end shortly before now.
 * @param randomSeed the same number gives the same texts.
 */
export function companySeed(randomSeed: number): SeedFile {
  const random: RandomSource = { value: randomSeed ^ TEXT_SALT };
  return {
    apps: [
      {
        name: DEPLOY_BOT,
        app_id: 'MTAwMDAwMDAwMDAx',
        app_secret: 'local-invented-secret-1',
        signing_secret: 'local-invented-signing-1',
        bot_seatalk_id: '9355500022',
      },
      {
        name: STANDUP_BOT,
        app_id: 'MTAwMDAwMDAwMDAy',
        app_secret: 'local-invented-secret-2',
        signing_secret: 'local-invented-signing-2',
        bot_seatalk_id: '9355500023',
        revoked_permissions: ['Get Chat History'],
      },
    ],
    people: companyPeople,
    departments: companyDepartments,
    groups: [releaseRoom(random), ...otherRooms],
    direct_chats: [
      {
        app: DEPLOY_BOT,
        person: MIRA,
        messages: [
          { id: 'status', from: MIRA, ago: '1d 2h', text: 'status 1481' },
          { from: DEPLOY_BOT, ago: '1d 1h 59m', text: 'Build **1481** is on staging since 09:40.' },
          { from: DEPLOY_BOT, ago: '1d 1h 30m', thread: 'status', text: 'Build **1481** is on production.' },
          { from: MIRA, ago: '1d 1h 29m', thread: 'status', text: 'thanks' },
        ],
      },
      {
        app: DEPLOY_BOT,
        person: PRIYA,
        messages: [{ from: PRIYA, ago: '20h', text: 'who is on call this week?' }],
      },
    ],
  };
}
