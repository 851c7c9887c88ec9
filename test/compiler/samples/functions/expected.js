(function($add,$at,$enter,$key,$leave,$mul,$name,$top,$truth,$value){"use strict";function relu(x        )         {const $s=$enter(1);try{
  return x > 0 ? x : 0
}finally{$leave($s)}}
$at(2);const square = (x        ) => {const $s=$enter(3);try{return $mul(x , x,4)}finally{$leave($s)}}
$at(5);const pair = (x        ) => {const $s=$enter(6);try{return ({ x, twice: $mul(x , 2,7) })}finally{$leave($s)}}
$at(8);const curry = (a        ) => {const $s=$enter(9);try{return (b        ) => {const $s=$enter(10);try{return $mul(a , b,11)}finally{$leave($s)}}}finally{$leave($s)}}
$at(12);const withDefaults = (a = $value(14,1), { b = $mul(a , 2,15), [$key('k' + 1)]: c = $name(b,16) } = {}       ) => {const $s=$enter(13);try{return $add(a , b,17)}finally{$leave($s)}}
$at(18);const effect = (o     , n = ((($t1)=>($name(($truth($t1=o.count)?$t1:(o.count= 1)),20)))())) => {const $s=$enter(19);try{return n}finally{$leave($s)}}
$at(21);const empty = () => {}
$at(22);const y = $top(0,$name(relu(square($value(24,3))),23))
})
