import { schedulerContract } from '../../../contracts/scheduler.contract';

schedulerContract('SQLite', () => Promise.resolve(':memory:'));
