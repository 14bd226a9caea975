import { setBadge as store } from '../world/badges';
import { employeeByCode } from '../world/people';
import type { AppHandler } from './context';

/** Failures are listed by their place in the request, the outer code stays 0. */
export const setBadge: AppHandler<'setBadge'> = ({ world, app }, request) => {
  const offsets: number[] = [];
  const reasons: string[] = [];
  for (const [offset, badge] of request.badges.entries()) {
    const reason = !employeeByCode(world, badge.employee_code)
      ? 'EMPLOYEE_ID_NOT_FOUND'
      : store(world, app.appId, badge.employee_code, badge)
        ? undefined
        : 'VERSION_OUTDATED';
    if (reason === undefined) continue;
    offsets.push(offset);
    reasons.push(reason);
  }
  return { failed_offsets: offsets, failed_reasons: reasons };
};
