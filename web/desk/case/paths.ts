/** Where the door has a case, and where it takes what is said to it. */
export const casePath = (caseNo: string) => `/api/cases/${encodeURIComponent(caseNo)}`;
export const messagePath = (caseNo: string, message: string) => `${casePath(caseNo)}/messages/${message}`;
