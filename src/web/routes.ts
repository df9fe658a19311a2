import type { Route } from './route.ts';
import { accountRoutes } from './routes/account.ts';
import { deskRoutes } from './routes/desk.ts';
import { filesRoutes } from './routes/files.ts';
import { followRoutes } from './routes/follow.ts';
import { improveRoutes } from './routes/improve.ts';
import { readingRoutes } from './routes/reading.ts';
import { replyRoutes } from './routes/reply.ts';
import { reportRoutes } from './routes/report.ts';
import { statisticsRoutes } from './routes/statistics.ts';
import { wordsRoutes } from './routes/words.ts';

/** THE table of addresses, door by door. What does not stand here does not exist. */
export const routes: readonly Route[] = [
  ...readingRoutes,
  ...statisticsRoutes,
  ...wordsRoutes,
  ...reportRoutes,
  ...improveRoutes,
  ...replyRoutes,
  ...followRoutes,
  ...accountRoutes,
  ...deskRoutes,
  ...filesRoutes,
];
