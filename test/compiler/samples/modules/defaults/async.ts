await null; export default async function () { return await 7 }
