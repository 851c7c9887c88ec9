(function($at,$enter,$leave,$mul,$name,$top,$value){"use strict";

;
;
$at(1);const p = $top(0,{ x: $value(2,1)  }) ;
$at(3);const scale        = (n        )         => {const $s=$enter(4);try{return $mul(n , (p.x          ),5)}finally{$leave($s)}}
         $at(6);class Base    {
  ;                  items      = []
  ;
  ;
}
;
;
function over(a     ) {const $s=$enter(7);try{ return $mul(a            , 2,8) }finally{$leave($s)}}
$at(9);const long = (n

) => {const $s=$enter(10);try{return ({ n: $mul(n , 2,11) })}finally{$leave($s)}}
$at(12);let late;
$at(13);$top(1,late = $name(over(2),14)) ;
})
