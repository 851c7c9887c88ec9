console.log("loaded"); export interface Shape {}; export default interface Everything {}
