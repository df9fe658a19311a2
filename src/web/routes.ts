import type { Route } from './route.ts';
import { accountRoutes } from './routes/account.ts';
import { apiRoutes } from './routes/api.ts';
import { dataRoutes } from './routes/data.ts';
import { deskRoutes } from './routes/desk.ts';
import { downloadRoutes } from './routes/download.ts';
import { elsewhereRoutes } from './routes/elsewhere.ts';
import { filesRoutes } from './routes/files.ts';
import { followRoutes } from './routes/follow.ts';
import { improveRoutes } from './routes/improve.ts';
import { publishRoutes } from './routes/publish.ts';
import { readingRoutes } from './routes/reading.ts';
import { replyRoutes } from './routes/reply.ts';
import { reportRoutes } from './routes/report.ts';
import { statisticsRoutes } from './routes/statistics.ts';
import { wordsRoutes } from './routes/words.ts';

/** THE table of addresses, door by door. What does not stand here does not exist. */
export const routes: readonly Route[] = [
  ...readingRoutes,
  ...downloadRoutes,
  ...dataRoutes,
  ...statisticsRoutes,
  ...wordsRoutes,
  ...reportRoutes,
  ...improveRoutes,
  ...replyRoutes,
  ...followRoutes,
  ...publishRoutes,
  ...elsewhereRoutes,
  ...apiRoutes,
  ...accountRoutes,
  ...deskRoutes,
  ...filesRoutes,
];
