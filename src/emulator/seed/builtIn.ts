import { companySeed } from './company/companySeed';
import type { SeedChoice, SeedFile } from './seedFile';

/** One app. Everything else is added through the control routes. */
export const emptySeed: SeedFile = {
  apps: [
    {
      name: 'Deploy Bot',
      app_id: 'MTAwMDAwMDAwMDAx',
      app_secret: 'local-invented-secret-1',
      bot_seatalk_id: '9355500022',
    },
  ],
};

/** @param randomSeed the same number gives the same company. */
export function seedOf(choice: SeedChoice, randomSeed: number): SeedFile {
  if (choice === 'company') return companySeed(randomSeed);
  return choice === 'empty' ? emptySeed : choice;
}
