export const casePath = (caseNo: string) => `/api/cases/${encodeURIComponent(caseNo)}`;
