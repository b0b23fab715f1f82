/** The list and the row from which a file was opened, as long as the page is not loaded anew. */
export const placeInList = { list: '', row: '', isReturning: false };
