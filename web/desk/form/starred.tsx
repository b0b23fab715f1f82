import type { ReactNode } from 'react';

/** The label of a field, with a star where it must be filled in: what `requiredMark` of a form takes. */
export const starred = (label: ReactNode, { required }: { required: boolean }) => <>{label}{required && <span className="star" aria-hidden="true">*</span>}</>;
