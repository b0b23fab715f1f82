const megabyte = 1024 * 1024;

/** What any file may have, in bytes: it is held whole while it is looked into. */
export const mostBytes = 20 * megabyte;
/** What sound or film of an official may have, in bytes: it goes through in pieces. */
export const mostBytesOfRecording = 1024 * megabyte;
/** How long a form with files of a citizen may take to arrive: forty megabytes over a line of four hundred kilobits a second. */
export const filesArrivalMs = 900_000;
export const limitWords = { file: '20 MB', recording: '1 GB' } as const;

/** The endings under which sound and film are taken. */
export const recordingEndings = ['mp4', 'm4v', 'm4a', 'm4b', 'mov', 'qt', '3gp', '3gpp', '3g2', 'mp3', 'aac', 'wav', 'amr'] as const;
