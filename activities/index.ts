import type { Activities } from '../workflows/steps/activities.ts';
import { createDelivery } from './deliver.ts';
import type { Deps } from './deps.ts';
import { createRegister } from './register/enter.ts';
import { createReminders } from './reminders.ts';
import { createWorks } from './works.ts';

/** The effects of all procedures over what is handed in. */
export const createActivities = (deps: Deps): Activities => ({ ...createRegister(deps), ...createDelivery(deps), ...createReminders(deps), ...createWorks(deps) });
