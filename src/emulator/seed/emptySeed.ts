import type { SeedFile } from './seedFile';

/** One app and one person to be: everything else is up to the control routes. */
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
