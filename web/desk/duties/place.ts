/** The list and the row from which a file was opened, and its place: whoever has done that duty finds the next one there. As long as the page is not loaded anew. */
export const placeInList = { list: '', row: '', at: 0, isReturning: false };
